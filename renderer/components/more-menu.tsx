import { Ellipsis } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { commonText as text } from '../text/common.ts'
import '../styles/more-menu.css'

interface MoreMenuProps {
  actions: readonly { name: string; run: () => void }[]
}

/** The actions of a screen that are not used every time, behind « … ». */
export function MoreMenu({ actions }: MoreMenuProps) {
  return (
    <MenuTrigger>
      <Button className="button" aria-label={text.more}>
        <Ellipsis size={16} aria-hidden />
      </Button>
      <Popover className="more-menu" placement="bottom end">
        <Menu aria-label={text.more}>
          {actions.map(({ name, run }) => (
            <MenuItem key={name} onAction={run}>
              {name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
